"""Which planted cases stand in which community.

A case is a name; the communities are counted 0 to 5 in official order, and a further community
plants what its counterpart among the six does. Where a street has fewer than six, cases wrap
around, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SIX: Final = 6

CASES: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        # Patches (G04) and their decoys.
        "patch_never_taken": (2,),
        "patch_taking_ended": (3,),
        "patch_branch_dissolved": (5,),
        "patch_taken_until_later": (0,),
        "patch_taken_today": (1,),
        # Buildings (G05).
        "building_no_grid": (1, 4),
        "building_no_patch": (2,),
        "building_two_grids": (0, 3),
        "building_two_patches": (4,),
        "building_two_grids_by_rows": (1,),
        "building_two_patches_by_rows": (5,),
        "office_no_grid": (5,),
        # Posts (G29).
        "grid_without_keeper": (1, 4),
        "patch_without_keeper": (2,),
        # Sizes (G30).
        "grid_of_nobody": (3,),
        # The chain (G07, G03).
        "branch_undivided": (2,),
        "group_dissolved": (4,),
        "group_of_another_branch": (0,),
        "employer_branch_helps": (0, 1, 4),
        # Too many and too few members (G12, G15).
        "two_of_one_branch": (0, 2),
        "building_left_to_one_gone": (0, 3),
        # Employers (G16, G18).
        "due_members_elsewhere": (0, 3),
        "due_suspended_counts": (1,),
        "due_organisation_dissolved": (5,),
        "due_status_blank": (2,),
        "due_counted_only": (4,),
        "stated_only": (4, 2),
        "decoy_two_and_probationary": (0, 3),
        "decoy_one_transferred": (1,),
        "decoy_closed": (2, 5),
        "decoy_named_only": (3,),
        "decoy_regional": (1, 4),
        "blank_dissolved": (0,),
        "blank_status_blank": (1, 3),
        "blank_claims_work": (4,),
        "decoy_closed_blank": (0, 5),
        "decoy_instructor_only": (2,),
        # Branches and their terms (G21 to G23), instructors (G20), office buildings (G33).
        "joint_too_many": (5,),
        "joint_at_the_limit": (0,),
        "branch_too_few": (1,),
        "branch_too_large": (3,),
        "branch_at_the_limit": (4,),
        "branch_committee_missing": (4,),
        "branch_without_secretary": (0,),
        "term_unstated": (2,),
        "term_after_the_notice": (1,),
        "instructor_overloaded": (3,),
        "instructor_at_the_limit": (4,),
        "instructors_of_one_name": (5,),
        "office_blank": (0, 4),
        # 一委一站一居 (G30, G31, G34 to G36) and the reports it owes (G32).
        "body_missing": (5,),
        "window_missing": (3,),
        "committee_missing": (1,),
        "residents_too_many": (1,),
        "residents_too_few": (4,),
        "home_no_residents_committee": (0, 3),
        "home_two_residents_committees": (2,),
        "staff_too_few": (2,),
        "staff_too_many": (5,),
        "service_unbound": (1,),
        "service_at_two_windows": (0,),
        "one_stop_elsewhere": (4,),
        "report_missing": (2,),
        "report_late": (0,),
        "report_on_its_day": (1,),
        # Joint work (G27).
        "no_recent_meeting": (4,),
        "meeting_at_the_limit": (1, 3),
        # Where the ledgers disagree (Q01, Q05 to Q08); the first, third and fifth keep cards.
        "stated_too_many": (1,),
        "stated_too_few": (2,),
        "joined_too_young": (0,),
        "joined_at_eighteen": (3,),
        "confirmed_too_early": (5,),
        "address_elsewhere": (1,),
        "address_of_no_door": (4,),
        "card_lacks_member": (0,),
        "card_states_another_status": (2,),
        "card_states_no_status": (4,),
        "card_has_another_number": (2,),
        "card_of_member_elsewhere": (4,),
    }
)


class Plan:
    """The cases of one community.

    Args:
        index: position of the community.
        count: number of communities in the street.
    """

    def __init__(self, index: int, count: int) -> None:
        self._turn = index % _SIX if count >= _SIX else index
        self._count = min(count, _SIX)

    def has(self, case: str) -> bool:
        """Say whether this community plants ``case``."""
        return any(turn % self._count == self._turn for turn in CASES[case])

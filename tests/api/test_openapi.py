"""The OpenAPI document, and that the service keeps to it whatever it is sent."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.api.serving import Service

pytestmark = pytest.mark.xdist_group("api")
OPERATIONS = {
    "listQuestions": "/api/v1/questions",
    "getQuestion": "/api/v1/questions/{id}",
    "listRows": "/api/v1/questions/{id}/rows",
    "getCoverage": "/api/v1/coverage",
    "listLinks": "/api/v1/links",
    "listLatentLinks": "/api/v1/links/latent",
    "getLinkGraph": "/api/v1/links/graph",
    "listOrganisations": "/api/v1/organisations",
    "getOrganisation": "/api/v1/organisations/{key}",
    "listOrganisationLinks": "/api/v1/organisations/{key}/links",
    "listAreas": "/api/v1/areas",
    "getMap": "/api/v1/maps/{kind}",
    "listGaps": "/api/v1/gaps",
    "getHealth": "/api/v1/healthz",
    "getReadiness": "/api/v1/readyz",
}


DEAR = {
    name
    for name in OPERATIONS
    if "ink" in name or "rganisation" in name or name in ("listAreas", "listGaps", "getMap")
}
"""Every day asked about is read anew from the graph: fewer of them."""


def test_the_names_of_operations_stay(service: Service) -> None:
    with service.client() as client:
        document = client.get("/openapi.json").json()
    found = {
        operation["operationId"]: path
        for path, methods in document["paths"].items()
        for operation in methods.values()
    }
    assert found == OPERATIONS
    assert {"AnswerDocument", "QuestionDocument", "CoverageDocument", "ProblemDocument"} <= set(
        document["components"]["schemas"]
    )
    rows = document["paths"][OPERATIONS["listRows"]]["get"]
    assert set(rows["responses"]["200"]["content"]) == {
        "application/json",
        "text/csv",
        "application/x-ndjson",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    names = {one["name"] for one in rows["parameters"] if one["in"] == "query"}
    assert {"asOf", "scope", "limit", "cursor", "lang", "basis", "exemptAge"} <= names
    assert "HTTPValidationError" not in document["components"]["schemas"]
    assert "422" not in document["paths"][OPERATIONS["getHealth"]]["get"]["responses"]
    assert "422" in rows["responses"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_it_keeps_to_its_document(service: Service, key: str, operation: str) -> None:
    schema = schemathesis.openapi.from_url(f"{service.base}/openapi.json")
    headers = {"Authorization": f"Bearer {key}"}
    tried = schema.find_operation_by_id(operation)

    @given(case=tried.as_strategy())
    @seed(2018)
    @settings(
        max_examples=12 if operation in DEAR else 60,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case[Any]) -> None:
        # No document can tell which scopes and cursors there are, or which question takes what.
        told = operation not in ("listRows", "listGaps") and not {"scope", "cursor"} & set(
            case.query or {}
        )
        case.call_and_validate(
            headers=headers, excluded_checks=[] if told else [positive_data_acceptance]
        )

    ask()


@pytest.mark.parametrize(
    "path",
    [
        "/questions/%00",
        "/questions/%ff/rows",
        "/coverage?scope=%00",
        "/coverage?%ff=%ff",
        "/coverage?asOf=%00",
        "/questions/G01/rows?scope=" + "%F0%9F%8F%A0" * 201,
    ],
)
def test_odd_bytes_do_no_harm(whole: httpx.Client, path: str) -> None:
    assert whole.get(path).status_code in (400, 404, 422)

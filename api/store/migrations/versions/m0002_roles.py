"""What a key may do: those made before could only read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the role."""
    role = sa.Column("role", sa.String(16), nullable=False, server_default="reader")
    op.add_column("api_key", role)

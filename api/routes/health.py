"""Whether the service runs, and whether it can answer: for whoever watches over it."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.described import described
from api.media import only_json
from api.models import StateDocument
from api.parameters import only
from api.service import TheService

router = APIRouter(tags=["health"], dependencies=[Depends(only_json), Depends(only())])


@router.get("/healthz", operation_id="getHealth", responses=described(400, 406))
def healthz() -> StateDocument:
    """The service runs."""
    return StateDocument(status="ok")


@router.get("/readyz", operation_id="getReadiness", responses=described(400, 406, 503))
def readyz(service: TheService) -> StateDocument:
    """The database is there and ledgers are loaded."""
    service.answers.check()
    return StateDocument(status="ok")

"""JSON Schemas of the files people write and of the report, for editors and other programs."""

from accreditation.schemas.schemas import SCHEMAS, schema_json

__all__ = ["SCHEMAS", "schema_json"]

"""Files that people write and read: strict YAML with line numbers, problems, whole writes."""

from accreditation.files.dumping import yaml_block, yaml_flow, yaml_text
from accreditation.files.journal import finish_replacing, replace_all
from accreditation.files.locking import alone_in
from accreditation.files.models import Strict, faults_of, shape, validate
from accreditation.files.problem import InputError, Problem, collected, nothing_usable
from accreditation.files.writing import write_together, write_whole
from accreditation.files.yaml import (
    FIRST_YEAR,
    LAST_YEAR,
    Document,
    read_date,
    read_text,
    read_yaml,
    shown_raw,
    suggest,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Document",
    "InputError",
    "Problem",
    "Strict",
    "alone_in",
    "collected",
    "faults_of",
    "finish_replacing",
    "nothing_usable",
    "read_date",
    "read_text",
    "read_yaml",
    "replace_all",
    "shape",
    "shown_raw",
    "suggest",
    "validate",
    "write_together",
    "write_whole",
    "yaml_block",
    "yaml_flow",
    "yaml_text",
]

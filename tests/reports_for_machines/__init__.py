"""Tests of the report as CSV, XLSX, SARIF and JUnit: read as other programs read it."""

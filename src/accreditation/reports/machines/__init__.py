"""The report for other programs: tables (CSV, XLSX), SARIF and JUnit."""

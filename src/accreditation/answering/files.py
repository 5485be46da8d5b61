"""The files of a dossier while answers are written into them; nothing is saved before the end."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from accreditation.answering.judging import Answer
from accreditation.answering.placing import place_of, write_answer
from accreditation.answering.sources import Cited
from accreditation.confirming.tree import Tree
from accreditation.dossier import DossierFile, dossier_file
from accreditation.files import (
    Document,
    alone_in,
    nothing_usable,
    read_text,
    replace_all,
    validate,
)

_NO_KEY = re.compile(r"[^a-z0-9]+")
_KEY_LENGTH = 40


class DossierText:
    """The texts of the files of one dossier.

    Attributes:
        texts: The texts as they were read, by file.
    """

    def __init__(self, path: Path) -> None:
        """Read the files.

        Raises:
            InputError: there is no dossier, or one of its files is no YAML.
        """
        self._file = dossier_file(path)
        self.texts = {self._file: read_text(self._file)}
        source = validate(DossierFile, Document(self._file, self.texts[self._file]))
        self._years = list(source.years)
        self._documents = set(source.documents)
        self._titles: dict[str, str] = {}
        self._files = {("dossier", source.cooperative.id): self._file}
        self._trees: dict[Path, Tree] = {}
        self._read("statutes", source.statutes, "adopted")
        self._read("year", source.years, "year")
        self._read("application", source.applications, "application")

    def changed(self) -> dict[Path, str]:
        """The new texts of the files that changed."""
        texts = {file: tree.text() for file, tree in self._trees.items()}
        return {file: text for file, text in texts.items() if self.texts.get(file) != text}

    def begin_year(self, name: str, opens: datetime.date, closes: datetime.date) -> None:
        """List a new file for a year.

        Raises:
            InputError: there is a file of that name already.
        """
        file = self._file.parent / f"{name}.yaml"
        if file.exists():
            raise nothing_usable(f"is there, and {self._file.name} does not list it.", file)
        year = name if name.isdigit() else f'"{name}"'
        self._trees[file] = Tree(f"year: {year}\nopens: {opens}\ncloses: {closes}\nfacts:\n")
        self._files["year", name] = file
        at = sum(other < file.name for other in self._years)
        self._tree(self._file).insert("years", at, file.name)
        self._years.insert(at, file.name)

    def write(self, answer: Answer) -> None:
        """State an answer in its file."""
        question = answer.question
        tree = self._tree(self._files[question.home.kind, question.home.id])
        source = self._source(answer.cited)
        write_answer(tree, place_of(tree, answer), answer, source)

    def save(self, changed: Mapping[Path, str]) -> None:
        """Write the files that changed: all of them or none.

        Raises:
            InputError: somebody else changed one meanwhile, or one cannot be written.
        """
        with ExitStack() as locks:
            for folder in sorted({file.resolve().parent for file in changed}):
                locks.enter_context(alone_in(folder))
            for file, text in self.texts.items():
                if read_text(file) != text:
                    raise nothing_usable(
                        "was changed by somebody else meanwhile; no answer was taken.", file
                    )
            replace_all(self._file.parent, changed)

    def _read(self, kind: str, names: list[str], key: str) -> None:
        """The texts of some files that there are; what is wrong with them is told elsewhere."""
        for name in names:
            file = self._file.parent / name
            if file.is_file():
                self.texts[file] = read_text(file)
                data = Document(file, self.texts[file]).data
                if isinstance(data, dict):
                    self._files[kind, str(data.get(key))] = file
                    documents = data.get("documents")
                    self._documents |= set(documents if isinstance(documents, dict) else ())

    def _tree(self, file: Path) -> Tree:
        if file not in self._trees:
            self._trees[file] = Tree(self.texts[file])
        return self._trees[file]

    def _source(self, cited: Cited | None) -> dict[str, str]:
        """A document as a fact cites it; nothing for an article."""
        if cited is None or cited.article is not None:
            return {}
        key = cited.document
        if cited.title is not None:
            key = self._titles.get(cited.title) or self._new_document(cited.title)
        assert key is not None
        return {"source": key} if cited.at is None else {"source": key, "at": cited.at}

    def _new_document(self, title: str) -> str:
        """List a document in the dossier file; its key is made of the words of its title."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        word = _NO_KEY.sub("-", plain)[:_KEY_LENGTH].strip("-") or "document"
        key = word
        for number in range(2, len(self._documents) + 3):
            if key not in self._documents:
                break
            key = f"{word}-{number}"
        self._documents.add(key)
        self._titles[title] = key
        self._tree(self._file).put(("documents", key), {"title": title}, in_line=True)
        return key

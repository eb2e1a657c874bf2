"""List files in XML are read safely, and damage is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from crible.errors import DamagedFileError, HostileFileError, SourceError, WrongFormatError
from crible.sources import xml

BOMB = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def read(tmp_path: Path, content: bytes | str) -> list[str]:
    """The texts of all `item` elements of a `list`."""
    path = tmp_path / "list.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [xml.text(element) for element in xml.stream(path, "list", "item")]


@pytest.mark.parametrize(
    "content",
    [
        "<list><item>one</item><item> two \n lines </item></list>",
        "<a:list xmlns:a='urn:exemplar'><a:item>one</a:item><p><a:item>two <b>lines</b></a:item></p></a:list>",
        "<?xml version='1.0' encoding='UTF-16'?><list><item>one</item><item>two lines</item></list>".encode("utf-16"),
        "\ufeff<list><!-- no --><item>one</item><?no no?><item><![CDATA[two lines]]></item></list>",
    ],
    ids=["plain", "namespace", "utf-16", "comments"],
)
def test_elements_come_in_order(tmp_path: Path, content: bytes | str) -> None:
    """Elements are found by local name, whatever the namespace, the encoding or the comments between."""
    assert ["one", "two lines"] == read(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ("", DamagedFileError, "list.xml"),
        ("  \n ", DamagedFileError, "list.xml"),
        ("no XML at all", DamagedFileError, "line 1"),
        ("<list>\n<item>one</item>\n<item>tw", DamagedFileError, "line 3"),
        ("<list><item>one</list>", DamagedFileError, "line 1"),
        ("<list><item>a & b</item></list>", DamagedFileError, "line 1"),
        ("<list><item>&nbsp;</item></list>", DamagedFileError, "entity"),
        ("<list><item>\x19</item></list>", DamagedFileError, "25"),
        (b"<?xml version='1.0' encoding='UTF-8'?><list>\n<item>\xe9t\xe9</item></list>", DamagedFileError, "line 2"),
        (b"<?xml version='1.0' encoding='no-such-code'?><list/>", DamagedFileError, "no-such-code"),
        ("<html><body>Sorry</body></html>", WrongFormatError, "html"),
        ("<!DOCTYPE html><html><body>Sorry</body></html>", WrongFormatError, "html"),
        ("<!DOCTYPE list><list><item>one</item></list>", HostileFileError, "document type"),
        (
            "<!DOCTYPE list [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><list><item>&x;</item></list>",
            HostileFileError,
            "document type",
        ),
        (f"<!DOCTYPE list [<!ENTITY l0 'l'>{BOMB}]><list><item>&l9;</item></list>", HostileFileError, "list.xml"),
        (f"<!DOCTYPE list [<!ENTITY l0 'l'>{BOMB}]><list a='&l9;'/>", HostileFileError, "list.xml"),
        ("<list>" + "<a>" * 100_000, HostileFileError, "list.xml"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, content: bytes | str, error: type[SourceError], words: str) -> None:
    """Empty, truncated, foreign and hostile files raise their own error, which names the place."""
    with pytest.raises(error) as raised:
        read(tmp_path, content)

    assert words in raised.value.sentence()


def test_records_before_the_damage_are_given(tmp_path: Path) -> None:
    """A reader streams: what stands before the damage comes before the error."""
    path = tmp_path / "list.xml"
    path.write_text("<list>" + "<item>one</item>" * 10_000 + "<item>two</list>")
    stream = xml.stream(path, "list", "item")

    assert "one" == xml.text(next(stream))
    with pytest.raises(DamagedFileError):
        list(stream)


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"<list><item>", "list"),
        (b"<?xml version='1.0'?>\n<!-- a --><a:list xmlns:a='urn:x' b='c'><a:item", "list"),
        ("<list><item>".encode("utf-16"), "list"),
        (b"<list><item></list>", "list"),
        (b"\xef\xbb\xbf<list/>", "list"),
        (b"", ""),
        (b"name,born\nZorvan,1971\n", ""),
        (b"\x00\x01\x02", ""),
    ],
)
def test_root_of_the_first_bytes(head: bytes, root: str) -> None:
    """The root is known from the first bytes of a file, even of one that is cut or damaged further on."""
    assert root == xml.root_of(head)


def test_children_and_texts(tmp_path: Path) -> None:
    """Helpers look at direct children alone, by local name, and leave empty texts out."""
    path = tmp_path / "list.xml"
    path.write_text("<list><item><a>1</a><b><a>2</a></b><a> </a><a>3</a></item></list>")
    item = next(xml.stream(path, "list", "item"))

    assert ["1", "3"] == xml.texts(item, "a")
    assert "1" == xml.text(item, "a")
    assert "" == xml.text(item, "none")
    assert xml.child(item, "none") is None
    assert "list" == xml.local(xml.root(item))
    assert "line 1" == xml.place(item)

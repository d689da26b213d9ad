"""Every error retold raises on purpose, drawn as a tree.

::

    RetoldError
    ├── InputError            something given to retold cannot be used
    │   ├── MissingInput      R001  nothing stands at that path
    │   ├── UnreadableInput   R002  it exists but cannot be opened (rights, device, vanished)
    │   ├── EmptyInput        R003  no readable text in it
    │   ├── BinaryInput       R004  bytes that are no text and no known format
    │   ├── OversizedInput    R005  larger than the limit
    │   ├── UndecodableInput  R006  text in no encoding that could be established
    │   ├── UnknownFormat     R007  a format retold knows of but does not read yet
    │   ├── EmptyFolder       R008  a folder or pattern without a single article
    │   ├── DuplicateInput    R009  the same file was given twice
    │   ├── MetaError         R010  the --meta file is malformed or names unknown files
    │   ├── AliasError        R011  the --aliases file is malformed or claims one name for two outlets
    │   ├── EncryptedInput    R021  it opens only with a password
    │   ├── DamagedInput      R022  cut short or broken inside
    │   ├── BombInput         R023  it unpacks or works out to far more than a document deserves
    │   ├── NestedInput       R024  packed in more layers, or with more members, than retold follows
    │   ├── NoTextColumn      R025  a table in which no column holds the articles' text
    │   ├── SummaryOnly       R026  the feed holds a summary of the article, not the article
    │   └── FetchError        R040  an address that cannot be fetched as it is written
    │       ├── RefusedAddress   R041  it leads to this machine, a private network or another place that is no public server
    │       ├── RobotsRefusal    R042  the site's robots.txt asks programs to stay away from it
    │       ├── FetchTimeout     R043  the server took longer than the limit
    │       ├── OversizedPage    R044  the answer is larger than the limit
    │       ├── RedirectTrouble  R045  redirected in a circle, too often or to nowhere
    │       ├── HttpStatus       R046  the server answered that there is no page to be had
    │       ├── TlsTrouble       R047  no trustworthy encrypted connection
    │       ├── UnknownHost      R048  the name of the server is not known
    │       ├── Unreachable      R049  the server cannot be reached or hangs up
    │       ├── BrokenAnswer     R050  an answer that breaks HTTP or breaks off
    │       └── NotAnArticle     R051  pictures, sound, scripts: content that holds no article
    ├── ModelError            an object that would break the model's promises
    │   ├── SpanError         R101  a span leaves its document or runs backwards
    │   ├── EvidenceError     R102  a finding without evidence
    │   └── ContractError     R103  JSON that does not follow the contract
    ├── ResourceError         R201  weights or data shipped with retold are missing or altered
    ├── MissingExtra          R202  a part of retold that is installed separately
    ├── ArchiveError          R210  an archive's store is missing, damaged or in use
    ├── DateError             R211  something given as a date is none
    ├── OutputError           R301  the result cannot be written where it was asked for
    └── UnknownCode           R401  no finding or error has this code

Each class has one code; the message always says what happened, where, and what to try.
"""

from __future__ import annotations

from typing import ClassVar


class RetoldError(Exception):
    """Base of all errors raised on purpose; ``str()`` gives one readable line.

    ``subject`` is the file or thing concerned, ``reason`` what is wrong with it, ``hint`` what to try next.
    """

    code: ClassVar[str] = "R000"
    default_hint: ClassVar[str] = ""

    def __init__(self, subject: str, reason: str, hint: str = "") -> None:
        self.subject = subject
        self.reason = reason
        self.hint = hint or self.default_hint
        super().__init__(subject, reason, self.hint)

    def __str__(self) -> str:
        line = f"{self.subject}: {self.reason}" if self.subject else self.reason
        return f"{line} ({self.code}). {self.hint}".rstrip() if self.hint else f"{line} ({self.code})"


class InputError(RetoldError):
    """Something given to retold cannot be used; the other inputs still are."""


class MissingInput(InputError):
    """Nothing stands at the given path."""

    code = "R001"
    default_hint = "Check the spelling, or run from the folder that holds the file."


class UnreadableInput(InputError):
    """The input exists but cannot be opened."""

    code = "R002"
    default_hint = "Check its permissions (ls -l) or copy it somewhere readable."


class EmptyInput(InputError):
    """The input holds no readable text."""

    code = "R003"
    default_hint = "Open it to see whether the download or export failed."


class BinaryInput(InputError):
    """The input's bytes are no text and no known format."""

    code = "R004"
    default_hint = "Save the article as text or HTML and give that."


class OversizedInput(InputError):
    """The input is larger than the limit set for one document."""

    code = "R005"
    default_hint = "An article is rarely over 1 MB: split the file, or raise --max-size."


class UndecodableInput(InputError):
    """The input's text encoding could not be established."""

    code = "R006"
    default_hint = "Convert it to UTF-8 (iconv -f ENCODING -t UTF-8)."


class UnknownFormat(InputError):
    """A format that retold recognises but does not read yet."""

    code = "R007"
    default_hint = "Export it as text or HTML and give that."


class EmptyFolder(InputError):
    """A folder or pattern that holds no article."""

    code = "R008"
    default_hint = "Give a folder with articles (.txt, .html, .pdf, .warc, .jsonl …), or the files themselves."


class DuplicateInput(InputError):
    """The same file was given more than once; it is read once."""

    code = "R009"
    default_hint = "Give each file once."


class MetaError(InputError):
    """The --meta file cannot be used."""

    code = "R010"
    default_hint = "It is a list of rows with `file` and any of outlet, url, published, title."


class AliasError(InputError):
    """The --aliases file cannot be used."""

    code = "R011"
    default_hint = "It is a list of rows with `name` and any of kind, aliases, domains."


class EncryptedInput(InputError):
    """The input opens only with a password."""

    code = "R021"
    default_hint = "Save a copy without the password and give that."


class DamagedInput(InputError):
    """The input is cut short or broken inside; what is whole in an archive or table is still read."""

    code = "R022"
    default_hint = "Fetch or export it again."


class BombInput(InputError):
    """The input is small and unpacks, or works out, to far more than a document deserves."""

    code = "R023"
    default_hint = "If you trust it, unpack it yourself and give what is inside."


class NestedInput(InputError):
    """The input is packed in more layers, or holds more members, than retold follows."""

    code = "R024"
    default_hint = "Unpack it and give what is inside."


class NoTextColumn(InputError):
    """A table in which no column holds the articles' text, or one without a column that was named."""

    code = "R025"
    default_hint = "Name the column with --text-column."


class SummaryOnly(InputError):
    """The feed holds a summary of the article, not the article itself; the summary was read."""

    code = "R026"
    default_hint = "Save the article's page and give that, or compare knowing that this is only a summary."


class FetchError(InputError):
    """An address that cannot be fetched as it is written; the errors below say what went wrong on the way."""

    code = "R040"
    default_hint = "Give the address as the browser shows it, beginning with http:// or https://."


class RefusedAddress(FetchError):
    """An address that leads to this machine, a private network or another place that is no public server."""

    code = "R041"
    default_hint = "If you trust this server, add --allow-private."


class RobotsRefusal(FetchError):
    """The site's robots.txt asks programs not to fetch this address."""

    code = "R042"
    default_hint = "Save the page from the browser and give the file, or add --ignore-robots if the site allows you to."


class FetchTimeout(FetchError):
    """The server took longer than the limit."""

    code = "R043"
    default_hint = "Try again later, or raise --timeout."


class OversizedPage(FetchError):
    """The answer is larger than the limit set for one document, packed or unpacked."""

    code = "R044"
    default_hint = "Check that the address is an article; if it is, raise --max-size."


class RedirectTrouble(FetchError):
    """The server sends one from address to address without arriving at a page."""

    code = "R045"
    default_hint = "Open it in the browser and give the address where it ends."


class HttpStatus(FetchError):
    """The server answered that there is no page to be had."""

    code = "R046"
    default_hint = "Open it in the browser; if it shows the article there, save it and give the file."


class TlsTrouble(FetchError):
    """No trustworthy encrypted connection to the server."""

    code = "R047"
    default_hint = "Check the name and this machine's clock; behind a company's proxy, point SSL_CERT_FILE at its certificates."


class UnknownHost(FetchError):
    """The name of the server is not known."""

    code = "R048"
    default_hint = "Check the spelling and the network connection."


class Unreachable(FetchError):
    """The server cannot be reached, or hangs up."""

    code = "R049"
    default_hint = "Check the network connection and try again later."


class BrokenAnswer(FetchError):
    """An answer that breaks the rules of HTTP, breaks off, or cannot be unpacked."""

    code = "R050"
    default_hint = "Try again later, or save the page from the browser and give the file."


class NotAnArticle(FetchError):
    """Content that can hold no article: pictures, sound, film, scripts."""

    code = "R051"
    default_hint = "Give the address of the article itself."


class ModelError(RetoldError, ValueError):
    """An object that would break a promise of the model."""


class SpanError(ModelError):
    """A span leaves its document or runs backwards."""

    code = "R101"


class EvidenceError(ModelError):
    """A finding without evidence."""

    code = "R102"
    default_hint = "No evidence, no finding: give at least one span."


class ContractError(ModelError):
    """JSON that does not follow the contract."""

    code = "R103"
    default_hint = "Compare it with the published schema (retold schema)."


class ResourceError(RetoldError):
    """Weights or data that ship with retold are missing or altered."""

    code = "R201"
    default_hint = "Reinstall retold and its requirements (make setup)."


class MissingExtra(RetoldError):
    """A part of retold that is installed separately, because it is large."""

    code = "R202"


class ArchiveError(RetoldError):
    """The store of an archive is missing, damaged, in use, or not what was asked for."""

    code = "R210"
    default_hint = "Make one with retold archive build INPUT… --into STORE."


class DateError(RetoldError):
    """What was given as a date is none that can be read."""

    code = "R211"
    default_hint = "Write it like 2026-11-27, 27 November 2026, 2026-11 or 2026."


class OutputError(RetoldError):
    """The result cannot be written where it was asked for."""

    code = "R301"
    default_hint = "Choose another path or extension for the output."


class UnknownCode(RetoldError):
    """No finding or error has this code."""

    code = "R401"
    default_hint = "retold explain without a code lists all."

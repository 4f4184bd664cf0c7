"""Everything factcheck raises on purpose.

FactcheckError                 could not run: one clear line, exit code 3
├── DocumentError              a document cannot be read; becomes a Skipped, never ends a run
├── SettingsError              a setting is unknown or has a value that cannot be
├── ModelError                 an encoder or a language model is missing, foreign or damaged
├── StoreError                 a kept index is missing, newer, in use or cannot be written
│   └── DamagedIndexError      it is not as it was written; a check works without what is damaged
├── EngineError                the workers of another engine cannot be reached, differ or have gone
├── DecisionsError             a file of decisions cannot be read or written
└── ReportError                a saved report cannot be read or a report cannot be written
"""


class FactcheckError(Exception):
    """Base of all errors; its text is one line for the user."""


class DocumentError(FactcheckError):
    """A document cannot be read; the text is the reason shown for the skipped file."""


class SettingsError(FactcheckError):
    """A setting is unknown or has a value that cannot be."""


class ModelError(FactcheckError):
    """An encoder or a language model is missing, foreign or damaged."""


class StoreError(FactcheckError):
    """A kept index is missing, newer than this version, in use or cannot be written."""


class DamagedIndexError(StoreError):
    """A kept index is not as it was written; a check works without what is damaged and replaces it."""


class EngineError(FactcheckError):
    """The workers of another engine cannot be reached, are of another version, or have gone."""


class DecisionsError(FactcheckError):
    """A file of decisions cannot be read, holds a line that is none, or cannot be written."""


class ReportError(FactcheckError):
    """A saved report cannot be read, or a report cannot be written."""

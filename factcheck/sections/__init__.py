"""The parts of a document: what is story and what is furniture, and when each part was written."""

from factcheck.sections.cutting import structure

__all__ = ["structure"]

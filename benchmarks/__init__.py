"""Figures that must hold, measured against something else in the same run."""

"""Where jobs run: on this machine, or where a Snakemake profile says."""

from pathlib import Path

from .house import COURSE


def engine(jobs: str, profile: str | None) -> list[str]:
    """Snakemake's arguments. A profile of this folder goes by its name, any other by its path."""
    if profile is None:
        return ["--cores", jobs]
    own = COURSE / "profiles" / profile
    return ["--profile", str(own if own.is_dir() else Path(profile).resolve()), "--jobs", jobs]

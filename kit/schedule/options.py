"""The options of `workshop schedule`: each a field of the terms, kept as it was typed."""

import argparse
from pathlib import Path
from typing import Any

FORMATS = ("table", "json", "csv", "xlsx")
# Field of the terms: its option, its placeholder, and what the help says.
OPTIONS = {
    "balance": ("--balance", "AMOUNT", "what is owed, without the penalty"),
    "rate": ("--rate", "PERCENT", "interest in per cent a year"),
    "instalments": ("--instalments", "NUMBER", "how many, 1 to 1200"),
    "method": ("--method", "METHOD", "equal-instalment, equal-principal or interest-free"),
    "payment": ("--payment", "AMOUNT", "each instalment, fee included, instead of a method"),
    "first_due": ("--first-due", "DATE", "first due date, as 2026-12-10"),
    "start": ("--start", "DATE", "start (default one period before the first due date)"),
    "down": ("--down", "AMOUNT", "down payment at the start"),
    "waived_principal": ("--waive-principal", "AMOUNT", "principal no longer asked for"),
    "waived_penalty": ("--waive-penalty", "AMOUNT", "penalty no longer asked for"),
    "fee_rate": ("--fee-rate", "PERCENT", "fee each period, per cent of what is financed"),
    "period": ("--period", "PERIOD", "month (default), week or fortnight"),
    "currency": ("--currency", "CODE", "CNY (default), USD, GBP, EUR or JPY"),
}
NEEDED = ("balance", "instalments", "first_due")


def add_schedule(commands: "argparse._SubParsersAction[Any]") -> argparse.ArgumentParser:
    """Add the command to those of `workshop` and return its parser."""
    schedule: argparse.ArgumentParser = commands.add_parser(
        "schedule",
        help="work out the instalments of an agreement",
        allow_abbrev=False,  # so that a refusal names an option as it was typed
    )
    for field, (option, placeholder, text) in OPTIONS.items():
        schedule.add_argument(
            option, dest=field, metavar=placeholder, help=text, required=field in NEEDED
        )
    schedule.add_argument(
        "--jurisdiction", choices=("cn", "us", "uk"), default="cn", help="rules (default cn)"
    )
    schedule.add_argument("--format", choices=FORMATS, default="table", help="default table")
    schedule.add_argument("--output", type=Path, metavar="FILE", help="write there")
    return schedule

"""The export, for the instructor's browser."""

from kit.export import as_csv, as_xlsx, table
from kit.server.requests import PageRequest

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportHandler(PageRequest):
    """Sends the class as a table; anonymous unless asked with names."""

    def get(self, kind: str) -> None:
        """Answer with the file, to the instructor only."""
        if self.owner("instructor") is None:
            return self.message(403, "staff_only")
        live = self.state.live
        names = self.get_query_argument("names", "") == "yes"
        rows = table(live.room, live.exercises, names)
        self.set_header("Content-Type", KINDS[kind])
        self.set_header(
            "Content-Disposition", f'attachment; filename="{live.room.class_id}.{kind}"'
        )
        self.finish(as_csv(rows) if kind == "csv" else as_xlsx(rows))
        return None

"""formgrader shows a long table a hundred rows at a time, as its library can: a class of 2,000 otherwise waits until a
browser has laid out every row (so the table is hidden until then). What one looks for is still looked for in all of them."""

from collections.abc import Callable
from functools import cache

from jinja2 import BaseLoader, Environment
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension

DRAWS_TABLES = 'utils.js"></script>'
"""The end of the line in nbgrader's template that loads `insertDataTable`."""
IN_PAGES = """
  <script>
    insertDataTable = function (table) {
      const isLong = table.find("tbody tr").length > 100;
      table.hide().DataTable({
        info: isLong,
        paging: isLong,
        pageLength: 100,
        lengthMenu: [100, 500, 2000],
        autoWidth: false,
        columnDefs: [{ targets: "no-sort", orderable: false }],
      });
      table.show();
    };
  </script>"""


class InPages(BaseLoader):
    """Loads the templates that another loader finds."""

    def __init__(self, templates: BaseLoader) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, *rest = self._templates.get_source(environment, template)
        return source.replace(DRAWS_TABLES, DRAWS_TABLES + IN_PAGES), *rest


@cache
def show_tables_in_pages() -> None:
    """In every formgrader that this process starts."""
    plain = FormgradeExtension.init_tornado_settings

    def init_tornado_settings(self, webapp) -> None:
        plain(self, webapp)
        templates = webapp.settings["nbgrader_jinja2_env"]
        templates.loader = InPages(templates.loader)

    FormgradeExtension.init_tornado_settings = init_tornado_settings

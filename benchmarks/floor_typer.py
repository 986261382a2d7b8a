"""Floor: the smallest program that typer can make, with its plain help."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def hello() -> None:
    """Say hello."""
    typer.echo("hello")


if __name__ == "__main__":
    app()

"""The coordination site: a thin house of Django over the library, one app a noun."""

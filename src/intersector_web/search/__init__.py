"""Finding anything on the site: the library's index of what rooms give to be found."""

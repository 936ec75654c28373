"""The participants table as a sheet: types of columns, files, plans. Pure."""

"""The project: settings, addresses, what every request passes through."""

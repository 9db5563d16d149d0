"""How dates are written where the framework's way is not the organisation's."""

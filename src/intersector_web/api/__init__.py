"""The site for programs: what people read and do, as JSON, with tokens that can be revoked."""

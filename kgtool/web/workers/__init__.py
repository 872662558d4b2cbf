"""Children of the server that answer what strangers ask, each in a process that can be limited and killed."""

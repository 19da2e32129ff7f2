"""The use cases, one module each: what the command line and the buttons both call.

Nothing here prints, asks or exits. A caller imports only the use case it runs: starting up is most
of what a control costs.
"""

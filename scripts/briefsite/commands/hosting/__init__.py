"""What workflows do beside building: take a finished preview as data, publish folders, ask the host, look after time.

Only the standard library is needed here, so that a job with the right to write installs nothing.
"""

"""headwater reads the coverage of one event and leaves one record that counts sources, not echoes."""

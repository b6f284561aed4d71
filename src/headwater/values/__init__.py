"""What a value means: each kind is read, printed in normal form and compared in one place."""

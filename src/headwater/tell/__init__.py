"""The record in words: files for programs, and text for people."""

"""The line labeller of plain text: pages rendered as text, weak labels from an archive, training and scoring."""

"""What stands in a learner's notebook where the solution was, for every language that chapters are written in."""

STUB = "// YOUR CODE HERE\nthrow new lab.NotImplemented();"
TEXT_STUBS = {"en": "*Write your text here.*", "fr": "*Écrivez votre texte ici.*"}

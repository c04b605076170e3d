// Recomputes the numbers that chapters give, each with the place where it stands: with LAB_DATA=real those of the
// published sets. What is measured and not computed stands on its page with a date and the command that measures it:
// docs/speed.md, docs/kernel.md (npm run bench), docs/surprises.md (npm run bench -- surprises --check), docs/data.md
// (test/data/photographs.full.test.ts). What others published stands with its source.
import "./numbers/counted";
import "./numbers/trained";

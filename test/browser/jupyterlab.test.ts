/** What learners meet in JupyterLab, in brief: one server and one browser for all of it. */
import "./cells";
import "./draw-digit";
import "./exported-page";
import "./first-screen";
import "./late-figure";
import "./live";
import "./outputs-of-closed-pages";
import "./unrun-edits";

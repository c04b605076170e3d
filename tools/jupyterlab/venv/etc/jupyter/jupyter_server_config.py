"""JupyterLab's *Save and Export Notebook As* goes through its server, which reads this file and not nbconvert's."""

load_subconfig("jupyter_nbconvert_config.py")  # noqa: F821

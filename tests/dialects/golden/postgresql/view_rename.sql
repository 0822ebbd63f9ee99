ALTER VIEW "titles" RENAME TO "names";

CREATE VIEW "titles" WITH (security_barrier=true) AS SELECT title FROM tasks;
COMMENT ON VIEW "titles" IS 'all titles';
CREATE VIEW "app"."ids" AS SELECT id FROM tasks;
ALTER VIEW "titles" RENAME TO "labels";
ALTER VIEW "labels" SET SCHEMA "app";
DROP VIEW "app"."ids";

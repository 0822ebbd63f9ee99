CREATE TABLE "boxes" (
  "height" INTEGER NOT NULL,
  "width" INTEGER NOT NULL,
  "area" BIGINT GENERATED ALWAYS AS ("height" * "width") STORED,
  "around" BIGINT GENERATED ALWAYS AS (2 * ("height" + "width")) VIRTUAL
);

CREATE TABLE "boxes" (
  "height" integer NOT NULL,
  "width" integer NOT NULL,
  "area" bigint GENERATED ALWAYS AS ("height" * "width") STORED,
  "around" bigint
);

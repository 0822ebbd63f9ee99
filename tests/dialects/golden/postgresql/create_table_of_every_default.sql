CREATE TABLE "things" (
  "a" text NOT NULL DEFAULT E'it''s \\ "so"
;--',
  "b" integer NOT NULL DEFAULT -7,
  "c" numeric(10, 2) DEFAULT 1.50,
  "d" boolean NOT NULL DEFAULT true,
  "e" boolean NOT NULL DEFAULT false,
  "f" timestamptz NOT NULL DEFAULT current_timestamp,
  "g" date DEFAULT CURRENT_DATE,
  "h" integer DEFAULT abs(-3),
  "i" text DEFAULT '{' || 'x',
  "j" text DEFAULT ''
);

CREATE TABLE "Weird ""Name"" `;--'{x}" (
  "select" INTEGER NOT NULL,
  "a""b'c{d}" TEXT NOT NULL DEFAULT 'x',
  "rowid" INTEGER,
  CONSTRAINT "pk ""x""" PRIMARY KEY ("select"),
  CONSTRAINT "ck ""x""" CHECK (length("a""b'c{d}") > 0 AND '{' <> '')
);
CREATE INDEX "ix ""x""" ON "Weird ""Name"" `;--'{x}" ("a""b'c{d}") WHERE "select" > 0;

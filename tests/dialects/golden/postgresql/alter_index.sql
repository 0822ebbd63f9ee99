ALTER INDEX "ix_title" SET (fillfactor=70);

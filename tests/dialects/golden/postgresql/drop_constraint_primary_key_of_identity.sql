ALTER TABLE "categories" DROP CONSTRAINT "pk_categories";
ALTER TABLE "categories" ADD CONSTRAINT "pk_other" PRIMARY KEY ("id");

ALTER TYPE "mood" ADD VALUE 'new';

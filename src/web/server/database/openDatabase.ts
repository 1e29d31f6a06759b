import type { Database } from "./database.js";
import { openFolderDatabase } from "./folderDatabase.js";
import { migrate } from "./migrations.js";
import { ifSilent, openServerDatabase } from "./serverDatabase.js";

/** The folder that answers are kept in, or the address of a PostgreSQL server. */
export type DatabasePlace = { readonly folder: string } | { readonly address: string };

/** Opens a database and brings it to the newest step. Throws NO_DATABASE or DATA_DAMAGED. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database =
    "folder" in place ? await openFolderDatabase(place.folder) : await openServerDatabase(place.address);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw "address" in place ? ifSilent(error) : error;
  }
}

package dev.plimsoll.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The texts of the project's files. */
final class ProjectFiles {

    private ProjectFiles() {}

    /** The files below a folder whose names end so, each with its text. */
    static Map<Path, String> texts(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            var texts = new TreeMap<Path, String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                texts.put(file, Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

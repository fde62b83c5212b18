package dev.plimsoll.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Real bodies of other tools and whole delivery stories, which are other people's data and lie beside the project.
 *
 * <p>A test that needs them steps aside where the folder is absent, and says so; the project's own bodies cover the same
 * ground.
 */
public final class SharedData {

    private static final Path ROOT = Path.of("..", "shared", "data");

    private SharedData() {}

    /** The file or folder at this path, or the end of the test with a word about why. */
    public static Path at(String path) {
        Assumptions.assumeTrue(
                Files.isDirectory(ROOT), "stepping aside: %s is not on this machine".formatted(ROOT.resolve(path)));
        return ROOT.resolve(path);
    }

    /** The files below a folder whose names end so, in the order of their names. */
    public static List<Path> files(String folder, String ending) {
        try (var files = Files.walk(at(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

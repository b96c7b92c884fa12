package io.larder.sandbox.control;

import io.larder.sandbox.keys.KeyFolder;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.web.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The bearer key that control asks for. */
public record ControlKey(String value) {

    /** Reads the key from its file, or makes both, the file with mode 0600. */
    public static ControlKey in(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folderPath = absolute.getParent();
        Path name = absolute.getFileName();
        if (folderPath == null || name == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        var folder = new KeyFolder(folderPath);
        if (!folder.has(name.toString())) {
            folder.write(name.toString(), RandomText.letters(43));
        }
        return new ControlKey(folder.read(name.toString()));
    }

    /** Whether a call bears the key. */
    boolean isBorneBy(Call call) {
        byte[] given = call.header("Authorization").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, ("Bearer " + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "control key";
    }
}

package io.larder.sandbox;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param json whether nothing but the one line of JSON is wanted
 * @param exitWithStdin whether the end of standard input ends the program
 */
record Options(
        Path data,
        Path keys,
        Path controlKeyFile,
        int wechatPort,
        int alipayPort,
        boolean json,
        boolean exitWithStdin) {

    static final String USAGE =
            """
            usage: sandbox --data DIR --keys DIR [options]
              --data DIR               what the sandbox remembers, and the vendors' own keys
              --keys DIR               the merchant's keys, one folder for each channel
              --port-wechat N          WeChat Pay's port (default 0: a free one)
              --port-alipay N          Alipay's port (default 0: a free one)
              --control-key-file FILE  the bearer key of /control, made when missing
                                       (default: control.key in the data folder)
              --json                   say nothing but the line of JSON
              --exit-with-stdin        stop when standard input ends
              --help                   this text
            """;

    /** The options; empty when they are not understood. */
    static Optional<Options> of(String[] args) {
        Path data = null;
        Path keys = null;
        Path controlKey = null;
        int wechat = 0;
        int alipay = 0;
        boolean json = false;
        boolean stdin = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> json = true;
                case "--exit-with-stdin" -> stdin = true;
                case "--data", "--keys", "--control-key-file", "--port-wechat", "--port-alipay" -> {
                    String value = i + 1 < args.length ? args[i + 1] : "";
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    switch (args[i]) {
                        case "--data" -> data = Path.of(value);
                        case "--keys" -> keys = Path.of(value);
                        case "--control-key-file" -> controlKey = Path.of(value);
                        case "--port-wechat" -> wechat = port(value);
                        default -> alipay = port(value);
                    }
                    i++;
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return whole(data, keys, controlKey, wechat, alipay, json, stdin);
    }

    private static Optional<Options> whole(
            @Nullable Path data,
            @Nullable Path keys,
            @Nullable Path controlKey,
            int wechat,
            int alipay,
            boolean json,
            boolean stdin) {
        if (data == null || keys == null || wechat < 0 || alipay < 0) {
            return Optional.empty();
        }
        Path key = controlKey == null ? data.resolve("control.key") : controlKey;
        return Optional.of(new Options(data, keys, key, wechat, alipay, json, stdin));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port <= 65_535 ? port : -1;
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}

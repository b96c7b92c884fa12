package io.larder.vault;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.vault}.
 *
 * @param masterKeyFile the file of the master key, mode 0600; see {@link MasterKeyFile}
 * @param algorithm for new values; values sealed by the other one still open
 */
@ConfigurationProperties("larder.vault")
record VaultSettings(Path masterKeyFile, @DefaultValue("AES_256_GCM") SealingAlgorithm algorithm) {}

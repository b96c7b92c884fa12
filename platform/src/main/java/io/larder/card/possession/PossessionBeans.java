package io.larder.card.possession;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of proofs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PossessionSettings.class)
class PossessionBeans {}

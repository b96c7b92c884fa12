package io.larder.recharge;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** This room's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RechargeSettings.class)
class RechargeBeans {}
